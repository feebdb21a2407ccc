import type { SbomSubject } from './subject.ts';
export declare function spdx(subject: SbomSubject): string;
