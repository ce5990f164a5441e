import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/lib/package-root.ts';
import { probeExtensions } from '../../src/run/probe-extensions.ts';
import { extensionsOf } from '../../src/run/extensions.ts';

const FOLDER = join(packageRoot(), 'examples', 'extension');
const run = { version: '0' };
const configured = (settings?: object) => ({
  config: settings === undefined ? {} : { providers: { 'example/offices': settings } },
  placeOf: () => 'cloudbrief.yaml:1:1',
});
const extensions = () => extensionsOf({ rules: [], configured: [], plugins: [FOLDER], directory: packageRoot() });

describe('doctor on extensions', () => {
  it('names what is loaded, and how much a system of one answers', async () => {
    const found = await probeExtensions(
      await extensions(),
      configured({ company: 'Example', file: join(FOLDER, 'offices.json') }) as never,
      run,
    );
    expect(found).toMatchObject([
      { what: expect.stringMatching(/^Extension /), ok: true, detail: expect.stringContaining('check') },
      { what: 'Offices of Example Ltd', ok: true, detail: expect.stringMatching(/^1 account, \d+ resources$/) },
    ]);
  });

  it('fails for a system that does not answer, with the reason', async () => {
    const [, office] = await probeExtensions(
      await extensions(),
      configured({ company: 'Example', file: join(FOLDER, 'is-not-there.json') }) as never,
      run,
    );
    expect(office).toMatchObject({ ok: false, detail: expect.stringContaining('ENOENT') });
    expect(office?.fix).toContain('example/offices');
  });

  it('asks no system that the configuration does not name', async () => {
    expect(await probeExtensions(await extensions(), configured() as never, run)).toHaveLength(1);
  });

  it('says where the settings do not fit', async () => {
    await expect(probeExtensions(await extensions(), configured({ company: '' }) as never, run)).rejects.toMatchObject({
      code: 'CB_CONFIG',
    });
  });
});
