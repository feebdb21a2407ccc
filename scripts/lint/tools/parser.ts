import { registerHooks } from 'node:module';
import type { Finding } from '../finding.ts';

// The package imports JSON without saying so, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});

/** What GitHub's own parser says of a workflow or an action. */
export async function parser(kind: 'workflow' | 'action', file: string, text: string): Promise<Finding[]> {
  const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = await import(
    '@actions/workflow-parser'
  );
  const { parseAction, convertActionTemplate } = await import('@actions/workflow-parser/actions/index');
  const trace = new NoOperationTraceWriter();
  const source = { name: file, content: text };
  const { context, value } = kind === 'workflow' ? parseWorkflow(source, trace) : parseAction(source, trace);
  if (value && kind === 'workflow') await convertWorkflowTemplate(context, value);
  if (value && kind === 'action') convertActionTemplate(context, value);
  return context.errors.getErrors().map(({ rawMessage, range }) => ({
    rule: 'workflow-parser',
    file,
    line: range?.start.line ?? 0,
    message: rawMessage,
  }));
}
