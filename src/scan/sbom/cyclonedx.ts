import type { SbomSubject } from './subject.ts';
export declare function cycloneDx(subject: SbomSubject): string;
