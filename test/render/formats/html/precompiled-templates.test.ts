import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brief } from '../../../../src/brief/index.ts';
import { packageRoot } from '../../../../src/lib/package-root.ts';
import { renderHtml } from '../../../../src/render/formats/html/html.ts';
import { noonsale } from '../../../support/assessment.ts';

const MINUTE = 60_000;
const built = pathToFileURL(join(packageRoot(), 'dist', 'src', 'render', 'formats', 'html', 'html.js')).href;

describe('the templates that the build compiled', () => {
  it('print what the sources print', async () => {
    const { renderHtml: ready } = (await import(built)) as { readonly renderHtml: typeof renderHtml };
    const briefing = brief(noonsale());
    expect(await ready(briefing, 'a4')).toBe(await renderHtml(briefing, 'a4'));
  });

  it(
    'need no compiler',
    () => {
      const code = `
        import { registerHooks } from 'node:module';
        const loaded = [];
        registerHooks({ load: (url, context, next) => { if (/handlebars/.test(url)) loaded.push(url); return next(url, context); } });
        const { compiled } = await import(${JSON.stringify(built)});
        const { readTemplates } = await import(${JSON.stringify(built.replace('html.js', 'templates.js'))});
        for (const page of ['briefing', 'brief', 'evidence']) await compiled(readTemplates(undefined, page));
        process.stdout.write(JSON.stringify({ some: loaded.length > 0, compiler: loaded.filter(url => url.includes('compiler')) }));
      `;
      const told = execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
      expect(JSON.parse(told)).toEqual({ some: true, compiler: [] });
    },
    MINUTE,
  );
});
