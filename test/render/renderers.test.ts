import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rendererFor, RENDERERS } from '../../src/render/renderers.ts';

describe('the formats', () => {
  it('have different names and files', () => {
    expect(new Set(RENDERERS.map(one => one.format)).size).toBe(RENDERERS.length);
    expect(new Set(RENDERERS.map(one => one.fileName)).size).toBe(RENDERERS.length);
    expect(['pdf', 'html', 'json'].map(format => rendererFor(format).fileName)).toEqual([
      'briefing.pdf',
      'briefing.html',
      'assessment.json',
    ]);
  });

  it('suggest the closest one for an unknown name', () => {
    expect(() => rendererFor('htlm')).toThrow(
      expect.objectContaining({ code: 'CB_USAGE', hint: expect.stringContaining('html') as string }),
    );
  });

  it('load neither the browser nor the templates until they are rendered', () => {
    const code = `
      import { registerHooks } from 'node:module';
      const heavy = [];
      registerHooks({ load: (url, context, next) => { if (/puppeteer|handlebars|sparticuz|tar-fs|docx|pptxgenjs|write-excel|fflate/.test(url)) heavy.push(url); return next(url, context); } });
      await import('./src/render/renderers.ts');
      await import('./src/render/formats/summary.ts');
      await import('./src/brief/index.ts');
      process.stdout.write(JSON.stringify(heavy));
    `;
    const loaded = execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '--eval', code], {
      encoding: 'utf8',
    });
    expect(loaded).toBe('[]');
  });
});
