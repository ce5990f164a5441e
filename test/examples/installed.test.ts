import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundled } from '../../scripts/bundle/notices.ts';
import { bundledSpecifiers } from '../../scripts/bundle/names.ts';
import { billOfMaterials } from '../../scripts/sbom.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Of the disk, in megabytes: whole blocks, as `du` counts them. It was 783 before the SDKs were bundled. */
const LIMIT = 300;

function megabytes(folder: string): number {
  const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, path) => {
    const { blocks, size } = lstatSync(join(folder, path));
    return sum + (blocks * 512 || size);
  }, 0);
  return bytes / 2 ** 20;
}

/** As `npm install --global` of a release would install it. Scripts of other packages do not run. */
describe('the package, installed globally in an empty folder', { tags: ['slow', 'release'], timeout: 300_000 }, () => {
  const prefix = mkdtempSync(join(tmpdir(), 'cloudbrief-installed-'));
  const installed = join(prefix, 'lib', 'node_modules', 'cloudbrief');
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  beforeAll(() => {
    const tarball = npm('pack', '--ignore-scripts', '--silent', '--pack-destination', prefix).trim();
    npm('install', '--global', '--prefix', prefix, '--ignore-scripts', '--prefer-offline', '--silent', join(prefix, tarball)); // prettier-ignore
  }, 300_000);
  afterAll(() => {
    rmSync(prefix, { recursive: true, force: true });
  });

  it('is small', () => {
    expect(megabytes(join(prefix, 'lib'))).toBeLessThan(LIMIT);
  });

  it('runs the demo, with the command that npm made', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(prefix, 'bin', 'cloudbrief'), 'demo', '--format', 'json', '--out', 'out'], { cwd: prefix, encoding: 'utf8' }); // prettier-ignore
    expect(status, stderr).toBe(0);
    expect(existsSync(join(prefix, 'out', 'assessment.json'))).toBe(true);
  });

  it('starts as the container starts it: without root, home, cache and compiled code', () => {
    const containerfile = readFileSync(join(ROOT, 'Containerfile'), 'utf8');
    const [, entrypoint = ''] = /^ENTRYPOINT \["\/nodejs\/bin\/node", "\/app\/node_modules\/cloudbrief\/(.*)"\]$/m.exec(containerfile) ?? []; // prettier-ignore
    const [, variable = '', setting = ''] = /^ENV (\w+)=(\w+)$/m.exec(containerfile) ?? [];
    const out = join(prefix, 'of-nobody');
    mkdirSync(out);
    const nobody = process.getuid?.() === 0 ? { uid: 65_532, gid: 65_532 } : {};
    if ('uid' in nobody) for (const folder of [prefix, out]) chmodSync(folder, folder === out ? 0o777 : 0o755);
    const { status, stderr } = spawnSync(process.execPath, [join(installed, entrypoint), 'demo', '--format', 'html,json', '--out', join(out, 'here')], {
      cwd: '/', env: { HOME: '/nonexistent', [variable]: setting }, encoding: 'utf8', ...nobody,
    }); // prettier-ignore
    expect(status, stderr).toBe(0);
    expect(readdirSync(join(out, 'here')).sort()).toEqual(['assessment.json', 'briefing.html']);
  });

  it('has whatever its collectors call: each bundle loads, and exports what the SDK exports', async () => {
    for (const specifier of bundledSpecifiers(ROOT)) {
      const file = `${specifier.replace('@', '').replaceAll('/', '-')}.js`;
      const bundle = (await import(pathToFileURL(join(installed, 'dist', 'bundled', file)).href)) as object;
      const original = (await import(specifier)) as object;
      const names = Object.keys(original).filter(name => /^[a-z]\w*$/i.test(name) && name !== 'default');
      const missing = names.filter(name => !(name in bundle));
      expect([specifier, names.length > 0, missing]).toEqual([specifier, true, []]);
      // Settings of a client follow from the name of its class.
      const nameIn = (module: object, name: string): unknown =>
        (module as Record<string, { name?: unknown }>)[name]?.name;
      for (const name of names.filter(one => one.endsWith('Client')))
        expect(nameIn(bundle, name)).toBe(nameIn(original, name));
    }
  });

  it('imports nothing that is not there', () => {
    const missing = globSync('dist/{src,checks,bundled}/**/*.js', { cwd: installed }).flatMap(path =>
      [...readFileSync(join(installed, path), 'utf8').matchAll(/(?:from ?|import\()["'](@[^/"']+\/[^/"']+)/g)]
        .map(([, name = '']) => name)
        .filter(name => ![installed, prefix + '/lib'].some(folder => existsSync(join(folder, 'node_modules', name))))
        .map(name => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names each bundled package with its licence, and the bill of materials has it', () => {
    const folder = join(installed, 'dist', 'bundled');
    const bundled = JSON.parse(readFileSync(join(folder, 'packages.json'), 'utf8')) as Bundled[];
    const licences = readFileSync(join(folder, 'LICENSES.txt'), 'utf8');
    const listed = new Set(billOfMaterials(ROOT).components.map(one => `${one.name}@${one.version}`));
    expect(bundled.length).toBeGreaterThan(100);
    for (const { name, version } of bundled) {
      expect(licences).toContain(`${name}@${version}\n`);
      expect(listed).toContain(`${name}@${version}`);
    }
    expect(listed).toContain('commander@15.1.0');
    expect([...listed].filter(key => key.startsWith('vitest@'))).toEqual([]);
  });
});
