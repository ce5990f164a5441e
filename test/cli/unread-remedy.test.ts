import { expect, it } from 'vitest';
import { unreadRemedy } from '../../src/cli/unread-remedy.ts';
import type { FindingReason } from '../../src/model/finding.ts';
import { finding } from '../support/findings.ts';

const remedy = (reason: FindingReason, need?: string): string =>
  unreadRemedy(
    finding('single-zone-database', 'data-centre', 'high', 'orders', {
      status: 'unknown',
      reason,
      template: { key: 'unread.need', data: need === undefined ? {} : { need } },
    }),
  );

it('names the thing that was not read, and a command that helps', () => {
  expect(remedy({ code: 'denied' }, 'placement')).toBe(
    'Grant the permission to read the placement: cloudbrief policy aws',
  );
  expect(remedy({ code: 'not-collected', detail: 'collectedMetrics' }, 'collectedMetrics')).toContain(
    'cloudbrief assess --aws --metrics',
  );
  expect(remedy({ code: 'not-collected', detail: 'arn:aws:ec2:eu-west-1:1:subnet/subnet-1' }, 'placement')).toMatch(
    /^Read arn:aws:ec2:eu-west-1:1:subnet\/subnet-1 too, .*cloudbrief doctor aws/,
  );
  expect(remedy({ code: 'not-collected', detail: 'the virtual hub' }, 'placement')).toBe(
    'Look at it by hand, since cloudbrief does not read the virtual hub: cloudbrief checks show single-zone-database',
  );
  expect(remedy({ code: 'not-collected', detail: 'placement' }, 'placement')).toContain('the placement');
});
