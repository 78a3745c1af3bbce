/** What people read comes from the catalogues: no screen of the kiosk, the controls or the public site says words itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const screens = ['src/kiosk', 'src/roster', 'src/ui', 'src/public-site'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(folder, name)),
);

/** Attributes and our own properties that people see or hear. */
const spokenAttribute =
  /^(title|alt|placeholder|label|hint|question|act|cancel|deleteLabel|aria-(label|description|roledescription|valuetext|placeholder))$/;
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

interface Syntax {
  type: string;
  [field: string]: unknown;
}
const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const below = (syntax: Syntax): Syntax[] => Object.values(syntax).flat().filter(isSyntax);

/** Texts of an expression that end up on the screen: not the arguments of `say`, not what is compared with. */
const textsOf = (syntax: Syntax): string[] => {
  switch (syntax.type) {
    case 'Literal':
      return typeof syntax.value === 'string' ? [syntax.value] : [];
    case 'TemplateLiteral':
      return below(syntax).flatMap((part) =>
        part.type === 'TemplateElement' ? [String((part.value as { raw: string }).raw)] : textsOf(part),
      );
    case 'ConditionalExpression':
      return [syntax.consequent, syntax.alternate].filter(isSyntax).flatMap(textsOf);
    case 'LogicalExpression':
      return [syntax.right].filter(isSyntax).flatMap(textsOf);
    case 'BinaryExpression':
      return syntax.operator === '+' ? below(syntax).flatMap(textsOf) : [];
    default:
      return [];
  }
};

const nameOf = ({ name }: Syntax): string =>
  isSyntax(name) && typeof name.name === 'string' ? name.name : '';

const wordsIn = (syntax: Syntax): string[] => {
  const found = below(syntax).flatMap(wordsIn);
  if (syntax.type === 'JSXText') found.push(String(syntax.value));
  if (syntax.type === 'JSXAttribute' && spokenAttribute.test(nameOf(syntax)) && isSyntax(syntax.value)) {
    const { value } = syntax;
    found.push(...(value.type === 'Literal' ? textsOf(value) : below(value).flatMap(textsOf)));
  }
  const children = syntax.type === 'JSXElement' || syntax.type === 'JSXFragment' ? syntax.children : [];
  for (const child of Array.isArray(children) ? children.filter(isSyntax) : [])
    if (child.type === 'JSXExpressionContainer') found.push(...below(child).flatMap(textsOf));
  return found.filter(hasWords);
};

const wordsOf = (file: string, code: string): string[] =>
  wordsIn(parseSync(file, code).program as unknown as Syntax);

describe('words in code', () => {
  test.each([
    ['<p>Hello there</p>', ['Hello there']],
    ["<p>{done ? 'Done' : say('a.b')}</p>", ['Done']],
    ["<p>{ok && 'Fine'}</p>", ['Fine']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the code that is read here
    ['<p>{`So many: ${count}`}</p>', ['So many: ']],
    ['<img alt="A cat" />', ['A cat']],
    ["<Button act={'Cancel'} />", ['Cancel']],
    ['<p class="notice" role="status">{say(\'a.b\')}</p>', []],
    ["<p>{kind === 'main' && say('a.b')} · {count}</p>", []],
  ])('are found: %s', (jsx, words) => expect(wordsOf('a.tsx', `const a = ${jsx};`)).toEqual(words));

  test('there are none on any screen', () => {
    expect(screens.length).toBeGreaterThan(30);
    const found = screens.flatMap((file) =>
      wordsOf(file, readFileSync(join(root, file), 'utf8')).map((words) => `${file}: ${words}`),
    );
    expect(found).toEqual([]);
  });
});
