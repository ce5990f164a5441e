import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { packageRoot } from '../../../../src/lib/package-root.ts';
import { renderHtml } from '../../../../src/render/formats/html/html.ts';
import { noonsale } from '../../../support/assessment.ts';

const MINUTE = 60_000;
const built = (file: string): string =>
  pathToFileURL(join(packageRoot(), 'dist', 'src', 'render', 'formats', 'html', file)).href;

describe('precompiled templates', () => {
  it('render the same as the sources', async () => {
    const { renderHtml: ready } = (await import(built('html.js'))) as { readonly renderHtml: typeof renderHtml };
    const briefing = brief(noonsale());
    expect(await ready(briefing, 'a4')).toBe(await renderHtml(briefing, 'a4'));
  });

  it(
    'do not load the compiler',
    () => {
      const code = `
        import { registerHooks } from 'node:module';
        const loaded = [];
        registerHooks({ load: (url, context, next) => { if (/handlebars/.test(url)) loaded.push(url); return next(url, context); } });
        const { compileTemplates } = await import(${JSON.stringify(built('compile-templates.js'))});
        const { readTemplates } = await import(${JSON.stringify(built('templates.js'))});
        for (const page of ['briefing', 'brief', 'evidence']) await compileTemplates(readTemplates(undefined, page));
        process.stdout.write(JSON.stringify({ some: loaded.length > 0, compiler: loaded.filter(url => url.includes('compiler')) }));
      `;
      const told = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
      expect(JSON.parse(told)).toEqual({ some: true, compiler: [] });
    },
    MINUTE,
  );
});
