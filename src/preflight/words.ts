/** Of a release that is published already, from the commit that is planned. */
export const AGAIN = 'the same bytes again change nothing; other bytes will be refused';
export const NEW_VERSION = 'a published release never changes: release under a new version';
