import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  chmodSync,
  writeFileSync,
  lstatSync,
  readdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addException } from '../../src/config/exceptions-edit.ts';
import { loadExceptions } from '../../src/config/exceptions.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';
import type { Exception } from '../../src/model/exception.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-exceptions-'));
  file = join(folder, 'cloudbrief.exceptions.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const OPTIONS = { today: '2026-11-22', sameCheck: (a: string, b: string) => a === b };
const accepted: Exception = {
  check: 'open-door',
  resource: { name: 'web-1' },
  owner: 'Ada: CTO',
  reason: 'until "the move" # really',
  since: '2026-11-22',
  until: '2027-01-31',
};
const add = (text: string | undefined, exception = accepted): string => {
  if (text !== undefined) writeFileSync(file, text);
  addException(file, exception, OPTIONS);
  return readFileSync(file, 'utf8');
};
const fault = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as CloudbriefError).message.replaceAll(`${folder}/`, '');
  }
  throw new Error('should have been refused');
};

describe('the file of accepted risks', () => {
  const read = (text: string) => {
    writeFileSync(file, text);
    return loadConfig(undefined, folder).exceptions;
  };

  it('is read beside the configuration, and need not be there', () => {
    expect(loadConfig(undefined, folder).exceptions).toBeUndefined();
    const loaded = read('- check: open-door\n  owner: Ada\n  reason: move\n  until: 2027-01-31\n');
    expect(loaded?.list).toEqual([{ check: 'open-door', owner: 'Ada', reason: 'move', until: '2027-01-31' }]);
    expect(loaded?.placeOf(0, 'until')).toBe(`${file}:4:3`);
  });

  it('may be empty', () => {
    expect(read('# nothing yet\n')?.list).toEqual([]);
  });

  it.each([
    [
      '- check: a\n  ownr: Ada\n  owner: A\n  reason: r\n  until: 2027-01-31\n',
      ':2:3: 0.ownr is not a known key; did you mean owner?',
    ],
    [
      '- check: a\n  owner: A\n  reason: r\n  until: 2027-02-30\n',
      ':4:3: 0.until: write the date as 2027-01-31 (found "2027-02-30").',
    ],
    [
      '- check: a\n  owner: A\n  reason: r\n  until: soon\n',
      ':4:3: 0.until: write the date as 2027-01-31 (found "soon").',
    ],
    [
      '- check: a\n  owner: A\n  reason: r\n  since: 2027-02-01\n  until: 2027-01-31\n',
      ':5:3: 0.until: ends before it begins (found "2027-01-31").',
    ],
    [
      '- check: a\n  owner: A\n  reason: r\n  until: 2027-01-31\n  resource: {}\n',
      ':5:3: 0.resource: at least one condition is required.',
    ],
    [
      '- check: a\n  owner: A\n  reason: r\n  until: 2027-01-31\n  resource: { tags: {} }\n',
      ':5:3: 0.resource: at least one condition is required.',
    ],
    ['- check: a\n  owner: " "\n  reason: r\n  until: 2027-01-31\n', ':2:3: 0.owner: '],
    ['check: a\n', ':1:1: '],
  ])('refuses %j and says where', (yaml, message) => {
    expect(fault(() => read(yaml))).toContain(`cloudbrief.exceptions.yaml${message}`);
  });
});

describe('accepting a risk', () => {
  it('makes the file where there is none', () => {
    expect(add(undefined)).toMatch(/^# Accepted risks/);
    expect(loadExceptions(file).list).toEqual([accepted]);
    expect(statSync(file).mode & 0o044).toBe(0o044);
  });

  it('keeps every comment, the order and the way in which entries were written', () => {
    const before = [
      '# Risks of the shop',
      '',
      '- check: a # why a',
      '  owner: "X"',
      '  # in between',
      '  reason: old',
      '  until: 2027-01-01',
      '',
      '# second',
      "- { check: b, owner: Y, reason: 'r', until: 2027-01-02 } # flow",
      '',
    ].join('\n');
    const after = add(before);
    expect(after.startsWith(before)).toBe(true);
    expect(loadExceptions(file).list.map(({ check }) => check)).toEqual(['a', 'b', 'open-door']);
  });

  it.each([['', []], ['# later\n', ['# later']], ['[]\n', []], ['--- # start\n# note\n[]\n', ['# start', '# note']]])('adds to %j', (text, comments) => {
    const after = add(text);
    for (const comment of comments) expect(after).toContain(comment);
    expect(loadExceptions(file).list).toEqual([accepted]);
  }); // prettier-ignore

  it('refuses one that stands already, and names it', () => {
    const before = add('# top\n\n- check: z\n  owner: Z\n  reason: r\n  until: 2027-01-01\n');
    expect(fault(() => add(undefined, { ...accepted, owner: 'Bob' }))).toBe(
      'Ada: CTO accepted this until 2027-01-31 (cloudbrief.exceptions.yaml:8:3).',
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('takes the same check for another resource', () => {
    add(undefined);
    add(undefined, { ...accepted, resource: { name: 'web-2' } });
    add(undefined, { ...accepted, resource: undefined });
    expect(loadExceptions(file).list).toHaveLength(3);
  });

  it('renews one that has run out in its place, with its comments', () => {
    const after = add(
      '- check: open-door # the old one\n  resource: { name: web-1 }\n  owner: Bob\n  reason: r # because\n  until: 2026-11-21\n- check: z\n  owner: Z\n  reason: r\n  until: 2027-01-01\n',
    );
    expect(loadExceptions(file).list).toEqual([accepted, { check: 'z', owner: 'Z', reason: 'r', until: '2027-01-01' }]);
    expect(after).toContain('# the old one');
    expect(after).toContain('# because');
  });

  it('does not touch a file that is not right', () => {
    const wrong = '- check: a\n  owner: A\n';
    expect(fault(() => add(wrong))).toContain('cloudbrief.exceptions.yaml:1:3');
    expect(readFileSync(file, 'utf8')).toBe(wrong);
  });

  it('keeps the mode of the file and the link that leads to it, and leaves nothing behind', () => {
    const real = join(folder, 'real.yaml');
    writeFileSync(real, '# real\n');
    chmodSync(real, 0o640);
    symlinkSync(real, file);
    addException(file, accepted, OPTIONS);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readFileSync(real, 'utf8')).toContain('# real');
    expect(readdirSync(folder).sort()).toEqual(['cloudbrief.exceptions.yaml', 'real.yaml']);
  });
});
