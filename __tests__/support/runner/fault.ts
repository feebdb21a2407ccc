/** What is wrong with a workflow, an action or what a test gave, and the job, step and key it is in. */
export class WorkflowFault extends Error {
  constructor(where: string, reason: string, options?: ErrorOptions) {
    super(`${where}: ${reason}`, options);
    this.name = 'WorkflowFault';
  }
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
}
