import type { SbomSubject } from './subject.ts';
export declare function missingMinimumElements(subject: SbomSubject): string[];
