export interface FoundLicence {
  readonly module: string;
  readonly version: string;
  /** SPDX; absent where it is not known. */
  readonly expression?: string;
}
export interface LicenceVerdict {
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly measured: string;
  readonly detail?: string;
  readonly remedy?: string;
}
export declare function judgeLicences(found: readonly FoundLicence[]): LicenceVerdict;
