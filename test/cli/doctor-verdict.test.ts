import { describe, expect, it } from 'vitest';
import { doctorVerdict } from '../../src/cli/doctor-verdict.ts';

const result = (ok: boolean | null) => ({ what: 'x', ok, detail: '' });

describe('the verdict of doctor', () => {
  it('counts what fails, and what could not be tested', () => {
    expect(doctorVerdict([result(true), result(true)], 'go')).toBe('Ready: all 2 checks pass. Next: go');
    expect(doctorVerdict([result(true), result(null)], 'go')).toBe(
      'Ready: 1 of 2 checks pass, 1 could not be tested. Next: go',
    );
    expect(doctorVerdict([result(false), result(null)], 'go')).toBe(
      'Not ready: 1 of 2 checks fails; the fixes are above.',
    );
  });
});
