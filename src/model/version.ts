import manifest from '../../package.json' with { type: 'json' };

/** Version of oracle-release itself. */
export const VERSION: string = manifest.version;
