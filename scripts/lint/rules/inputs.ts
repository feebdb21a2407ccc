import { declaredBy } from '../declared.ts';
import type { Finding } from '../finding.ts';
import { type Page, stepsOf, tree } from '../page.ts';

/** Every key of `with` and `secrets` is declared by what is used, and what that needs is given. */
export function inputs(page: Page): Finding[] {
  return stepsOf(page).flatMap(({ content, path }): Finding[] => {
    const { uses } = content;
    if (typeof uses !== 'string') return [];
    const finding = (at: string, message: string): Finding => ({
      rule: 'inputs',
      file: page.file,
      line: page.lineOf([...path, ...at.split('/')]),
      message,
    });
    const declared = declaredBy(uses);
    if (!declared) return [finding('uses', `nothing here declares the inputs of ${uses}`)];
    const given = Object.keys(tree(content.with));
    const needed = Object.keys(declared.inputs).filter(
      (name) => declared.inputs[name]?.required === true && declared.inputs[name]?.default === undefined,
    );
    return [
      ...given
        .filter((name) => !(name in declared.inputs))
        .map((name) => finding(`with/${name}`, `${uses} has no input ${name}`)),
      ...Object.keys(tree(content.secrets))
        .filter((name) => !declared.secrets.includes(name))
        .map((name) => finding(`secrets/${name}`, `${uses} has no secret ${name}`)),
      ...needed
        .filter((name) => !given.includes(name))
        .map((name) => finding('uses', `${uses} needs the input ${name}`)),
    ];
  });
}
