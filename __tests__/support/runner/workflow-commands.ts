export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface ScannedLog {
  /** The log as the runner shows it: masked, commands taken out. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
}

/** The runner keeps 10 annotations of each level a step and cuts messages at 4096 characters. */
const ANNOTATIONS_OF_A_LEVEL = 10;
const MESSAGE_LIMIT = 4096;

/** Finds workflow commands in what a step printed, as the runner does (ActionCommandManager). */
export function scanLog(output: string): ScannedLog {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const shown: string[] = [];
  let stopToken: string | undefined;
  for (const line of output.split('\n')) {
    const command = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line);
    if (stopToken !== undefined) {
      if (line === `::${stopToken}::`) stopToken = undefined;
      else shown.push(masked(line, masks));
      continue;
    }
    if (!command) {
      shown.push(masked(line, masks));
      continue;
    }
    const [, name = '', properties = '', value = ''] = command;
    if (name === 'stop-commands') stopToken = value;
    else if (name === 'add-mask')
      masks.push(
        ...unescaped(value)
          .split('\n')
          .filter((part) => part !== ''),
      );
    else if (name === 'error' || name === 'warning' || name === 'notice') {
      const ofLevel = annotations.filter(({ level }) => level === name).length;
      if (ofLevel >= ANNOTATIONS_OF_A_LEVEL) continue;
      annotations.push({
        level: name,
        title: unescaped(/(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? ''),
        message: masked(unescaped(value), masks).slice(0, MESSAGE_LIMIT),
      });
    }
  }
  return { log: shown.join('\n'), annotations, masks };
}

function masked(text: string, masks: readonly string[]): string {
  return masks.reduce((current, mask) => current.replaceAll(mask, '***'), text);
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
