import { goPurl, purlNames } from '../sbom/purl.ts';
import type { Judged } from './action.ts';
import type { Exception } from './schema.ts';

/** An exception as it stands on some day. */
export interface Standing {
  readonly exception: Exception;
  /** Whole days it still holds; 0 on its last day, negative once it is over. */
  readonly daysLeft: number;
  /** Why it does not hold; absent where it does. */
  readonly fault?: string;
}

/** What an exception is asked about: the ids a finding goes by, and the module or package it is in. */
export interface Question {
  readonly ids: readonly string[];
  readonly module: string;
  readonly version: string;
  /** Of a package of any kind; that of the Go module when undefined. */
  readonly purl?: string | undefined;
}

const DAY = 86_400_000;
/** An exception for longer would be a decision that nobody has to take again. */
const MOST_DAYS = 90;

/** `now` in milliseconds; days begin and end in UTC. */
export function standingOf(exceptions: readonly Exception[], now: number): Standing[] {
  return exceptions.map((exception) => {
    const last = Date.parse(`${exception.expires}T00:00:00Z`);
    const daysLeft = Math.floor(last / DAY) - Math.floor(now / DAY);
    const fault = faultOf(exception, last, daysLeft);
    return { exception, daysLeft, ...(fault && { fault }) };
  });
}

function faultOf(exception: Exception, last: number, daysLeft: number): string | undefined {
  // 2026-02-30 is a day to the eye alone, and Date makes 2 March of it.
  if (Number.isNaN(last) || !new Date(last).toISOString().startsWith(exception.expires)) {
    return `${exception.expires} is no day`;
  }
  if (daysLeft < 0) return `it expired on ${exception.expires}`;
  if (daysLeft > MOST_DAYS) return `it expires in ${daysLeft} days, and the most is ${MOST_DAYS}`;
  if (exception.status === 'not_affected' && !exception.justification) {
    return 'it says not_affected without a justification';
  }
  return undefined;
}

/** The exception that holds for a finding; undefined where none does. */
export function exceptionFor(question: Question, standing: readonly Standing[]): Standing | undefined {
  return standing.find((one) => one.fault === undefined && concerns(one.exception, question));
}

function concerns({ id, purl }: Exception, question: Question): boolean {
  const own = purlNames(question.purl ?? goPurl(question.module, question.version));
  return question.ids.includes(id) && own.includes(purlNames(purl)[1]);
}

/**
 * The check `exceptions`: one that does not hold blocks by name, as what it excused may pass unseen; one that nothing
 * needed is told, so that it is taken out. `used` are those that excused something.
 */
export function judgeExceptions(standing: readonly Standing[], used: ReadonlySet<Exception>): Judged {
  const faults = standing.flatMap(({ exception, fault }) => (fault ? `${nameOf(exception)}: ${fault}` : []));
  const unused = standing
    .filter(({ exception, fault }) => !fault && !used.has(exception))
    .map(({ exception }) => nameOf(exception));
  const holding = standing.filter(({ exception }) => used.has(exception));
  const parts = [
    ...faults,
    ...holding.map(
      ({ exception, daysLeft }) =>
        `${nameOf(exception)}: ${daysLeft} days left, approved by ${exception.approver}`,
    ),
    ...unused.map((name) => `${name}: nothing needs it`),
  ];
  return {
    action: faults.length > 0 ? 'block' : unused.length > 0 ? 'review' : 'allow',
    measured: `${holding.length} in use, ${unused.length} not needed, ${faults.length} not valid`,
    bound: `0 expired, and ${MOST_DAYS} days at most`,
    ...(parts.length > 0 && { detail: parts.join('; ') }),
    ...(faults.length > 0
      ? { remedy: 'solve what was excepted, or have the exception approved anew with another date' }
      : unused.length > 0 && { remedy: 'take out the exceptions that nothing needs' }),
  };
}

function nameOf({ id, purl }: Exception): string {
  return `${id} for ${purl}`;
}
