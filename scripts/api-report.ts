import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ENTRY_POINTS = { '.': 'src/index.ts', './check': 'src/check/index.ts', './testing': 'src/check/testing.ts', './plugin': 'src/plugin/index.ts' }; // prettier-ignore
export const REPORT = join('test', 'library', 'api-report.txt');

/** The exported names of the four entry points with their types: what extensions and services build on. */
export function apiReport(root: string): string {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), path => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const entries = Object.entries(ENTRY_POINTS).map(([name, file]) => [name, join(root, file)] as const);
  const program = ts.createProgram(entries.map(([, file]) => file), { ...options, noEmit: true }); // prettier-ignore
  const checker = program.getTypeChecker();
  const sections = entries.map(([name, file]) => {
    const source = program.getSourceFile(file);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    const exported = module === undefined ? [] : checker.getExportsOfModule(module);
    const lines = exported.filter(({ name: one }) => one !== 'z').map(symbol => `${symbol.name} ${textOf(checker, symbol)}`); // prettier-ignore
    return [`# ${name === '.' ? 'cloudbrief' : `cloudbrief${name.slice(1)}`}`, ...lines.sort()].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
}

/** A type or a signature as it is written, without comments; of a constant its type. */
function textOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = target.declarations ?? [];
  if (declaration === undefined) return '';
  if (
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeAliasDeclaration(declaration) ||
    ts.isClassDeclaration(declaration)
  )
    // prettier-ignore
    return ts
      .createPrinter({ removeComments: true })
      .printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile())
      .replaceAll(/\s+/g, ' ');
  const signature = signatureOf(declaration);
  if (signature !== undefined) return signature;
  const type = checker.getTypeOfSymbolAtLocation(target, declaration);
  return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
}

/** As it is written, up to the body: with the names of types, which would fill pages. */
function signatureOf(declaration: ts.Declaration): string | undefined {
  const made = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  if (made === undefined || !(ts.isFunctionDeclaration(made) || ts.isArrowFunction(made)) || made.body === undefined)
    return undefined;
  const { text } = made.getSourceFile();
  return text
    .slice(made.getStart(), made.body.getStart())
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?=> $/, '')
    .trim();
}

if (import.meta.main) writeFileSync(REPORT, apiReport(process.cwd()));
