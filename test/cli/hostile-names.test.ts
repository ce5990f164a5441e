import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sanitizeText } from '../../src/lib/text.ts';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import { createWorkspace, readResults, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

const ESCAPE = '\u001b';
const HOSTILE = {
  html: `"><img src=x onerror=alert(1)><script>alert(2)</script>`,
  handlebars: '{{{name}}} {{#with "s" as |string|}}{{string.sub}}{{/with}} {{{{raw}}}}',
  ansi: `${ESCAPE}[31mred${ESCAPE}[0m ${ESCAPE}]0;owned\u0007 \u202Egnp.exe`,
  formula: '=HYPERLINK("http://evil.example","click")',
} as const;
const NAMES = Object.values(HOSTILE);

/** The sample company after somebody renamed and tagged everything. */
function renamed(lines: readonly string[]): InventoryRecord[] {
  let turn = 0;
  const next = (): string => NAMES[turn++ % NAMES.length]!;
  return lines.map(line => {
    const record = JSON.parse(line) as InventoryRecord;
    if (record.record === 'header') {
      return { ...record, targets: record.targets.map(target => ({ ...target, name: next(), identity: next() })) };
    }
    if (record.record === 'resource') {
      return { ...record, name: next(), tags: { ...record.tags, [HOSTILE.ansi]: HOSTILE.html, Name: HOSTILE.formula } };
    }
    if (record.record === 'refusal') return { ...record, detail: next() };
    if (record.record !== 'population' || record.reading.state !== 'unread') return record;
    return { ...record, reading: { ...record.reading, detail: next() } };
  });
}

describe('names that mean harm', () => {
  let work: Workspace;
  let run: CliRun;
  beforeAll(async () => {
    work = createWorkspace();
    const records = renamed(readFileSync(SAMPLE, 'utf8').trimEnd().split('\n'));
    writeFileSync(work.file('inventory.ndjson'), records.map(record => JSON.stringify(record)).join('\n'));
    // The configuration is read as text too, and stands on the cover.
    writeFileSync(
      work.file('cloudbrief.yaml'),
      JSON.stringify({ client: { name: HOSTILE.html, preparedFor: HOSTILE.handlebars } }),
    );
    const args = [
      '--format',
      'html,json',
      '--out',
      'out',
      '--all-findings',
      '--fail-on',
      'low',
      '--stats',
      '--now',
      '2026-11-22',
    ];
    run = await runCli(['assess', '--from', 'inventory.ndjson', ...args], { cwd: work.path });
  });
  afterAll(() => {
    work.remove();
  });

  it('stop nothing', () => {
    expect(run.code, run.stderr).toBe(1);
  });

  it('are text in the briefing: no element, no attribute, no template is made of them', () => {
    const html = readFileSync(work.file('out', 'briefing.html'), 'utf8');
    expect(html).toContain('&lt;img src');
    expect(html).not.toMatch(/<img[^>]+src=["']?x\b/);
    expect(html.match(/<script/gi), 'that of the page').toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\sonerror\s*=/i);
    expect(html, 'a template in a name is printed, not run').toContain('{{{name}}}');
    expect(html).not.toContain('[object Object]');
    expect(html).not.toContain(ESCAPE);
    expect(html).not.toContain('\u202e');
  });

  it('are data in the assessment, letter by letter', () => {
    const { assessment, findings } = readResults(work.file('out'));
    const names = new Set(findings.map(finding => finding.resource.name));
    // Control characters are no letters.
    for (const name of NAMES) expect(names).toContain(sanitizeText(name));
    expect(assessment.client.name).toBe(HOSTILE.html);
    expect(
      readFileSync(work.file('out', 'assessment.json'), 'utf8'),
      'JSON holds no bare control character',
    ).not.toContain(ESCAPE);
  });

  it('cannot write over the terminal', () => {
    for (const said of [run.stdout, run.stderr]) {
      expect(said).not.toContain(ESCAPE);
      expect(said).not.toContain('\u0007');
      expect(said).not.toContain('\u202e');
    }
    expect(run.stderr, 'the gate names what failed it').toMatch(/red|HYPERLINK|img src|\{\{\{name/);
  });

  it('are text again when the assessment is rendered later', async () => {
    const { code } = await runCli(['render', 'out/assessment.json', '--format', 'html', '--out', 'again'], {
      cwd: work.path,
    });
    expect(code).toBe(0);
    expect(readFileSync(work.file('again', 'briefing.html'), 'utf8')).toBe(
      readFileSync(work.file('out', 'briefing.html'), 'utf8'),
    );
  });
});
