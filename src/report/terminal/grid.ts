import { type GridCell, grid } from '../grid.ts';
import type { ReportData } from '../model.ts';
import { BY_URGENCY, SYMBOLS } from '../verdicts.ts';
import { type Paint, VERDICT_COLOURS } from './paint.ts';
import { tableLines, widest } from './table.ts';

/** A row a target, a column a stage, with as much in a cell as fits into `width`: words, counts or symbols. */
export function gridLines(data: ReportData, width: number, paint: Paint): string[] {
  const { stages, rows } = grid(data.plan, data.checks);
  if (stages.length === 0) return [];
  const table = (text: (cell: GridCell) => string): string[] => {
    const coloured = (cell: GridCell | undefined): string =>
      cell ? paint(VERDICT_COLOURS[cell.verdict], text(cell)) : '';
    return tableLines(
      ['', ...stages],
      rows.map((row) => [row.name, ...stages.map((stage) => coloured(row.cells.get(stage)))]),
    );
  };
  const style = [withWord, withCount].find((text) => widest(table(text)) <= width) ?? withSymbol;
  const [heading = '', ...body] = table(style);
  const rule = '─'.repeat(widest([heading, ...body]));
  return [heading, paint('dim', rule), ...body, ...(style === withWord ? [] : ['', paint('dim', LEGEND)])];
}

function withWord({ verdict }: GridCell): string {
  return `${SYMBOLS[verdict]} ${verdict}`;
}

/** `✓ 6`, or `? 1/6` where the others ended better. */
function withCount({ verdict, counts, total }: GridCell): string {
  const whole = verdict === 'pass' || counts[verdict] === total;
  return `${SYMBOLS[verdict]} ${whole ? total : `${counts[verdict]}/${total}`}`;
}

function withSymbol({ verdict }: GridCell): string {
  return SYMBOLS[verdict];
}

const LEGEND = BY_URGENCY.map((verdict) => `${SYMBOLS[verdict]} ${verdict}`).join('   ');
