import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestContext } from 'vitest';

const HOME = resolve('node_modules/.cache/verapdf-1.28.2');
const POM = resolve('test/render/pdf/verapdf/pom.xml');

const runs = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

let missing: string | undefined | null = null;

/** Skips a test with the reason if there is no validator; in CI it fails. */
export function needVeraPdf({ skip }: TestContext): void {
  if (missing === null) missing = whyNoVeraPdf();
  if (missing === undefined) return;
  if (process.env['CI'] !== undefined) throw new Error(`PDF/UA cannot be checked: ${missing}.`);
  skip(missing);
}

/** Why there is no validator; undefined if there is one. Maven downloads it once. */
function whyNoVeraPdf(): string | undefined {
  if (!runs('java', '-version')) return 'there is no Java';
  if (existsSync(join(HOME, 'greenfield-apps-1.28.2.jar'))) return undefined;
  if (!runs('mvn', '--version')) return 'there is no Maven to fetch veraPDF';
  const fetched = runs('mvn', '-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${HOME}`);
  return fetched ? undefined : 'veraPDF could not be fetched';
}

/** Validates a file against PDF/UA-1 with veraPDF: "PASS", or the violated clauses. */
export function validateUa(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-ua-'));
  try {
    const file = join(folder, 'briefing.pdf');
    writeFileSync(file, pdf);
    const main = 'org.verapdf.apps.GreenfieldCliWrapper';
    const { stdout } = spawnSync(
      'java',
      ['-cp', join(HOME, '*'), main, '--flavour', 'ua1', '--format', 'text', '-v', file],
      { encoding: 'utf8' },
    );
    return stdout.startsWith('PASS') ? 'PASS' : stdout.replaceAll(file, '').trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
