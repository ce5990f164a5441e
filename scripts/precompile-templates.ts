import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import handlebars from 'handlebars';
import { templateHash } from '../src/render/formats/html/templates.ts';

/** Writes the precompiled templates beside the compiled sources, so that rendering loads no template compiler. */
export function writePrecompiledTemplates(root: string): void {
  const folder = join(root, 'templates');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.hbs'));
  const entries = files.sort().map(name => {
    const source = readFileSync(join(folder, name), 'utf8');
    return `[${JSON.stringify(templateHash(source))}, ${handlebars.precompile(source, { strict: true }) as string}],\n`;
  });
  const code = `export const PRECOMPILED_TEMPLATES = new Map([\n${entries.join('')}]);\n`;
  writeFileSync(join(root, 'dist', 'src', 'render', 'formats', 'html', 'precompiled-templates.js'), code);
}
