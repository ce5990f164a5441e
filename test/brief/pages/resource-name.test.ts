import { describe, expect, it } from 'vitest';
import { resourceName } from '../../../src/brief/pages/resource-name.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { practiceResources } from '../../../src/assess/practices.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { MIXED } from '../../support/findings.ts';

const [german, english] = [translatorFor('de'), translatorFor('en')];
const of = (
  change: Partial<Finding['resource']>,
  scope: Finding['scope'] = 'resource',
): Pick<Finding, 'scope' | 'resource'> => ({
  scope,
  resource: { ...MIXED[0]!.resource, ...change },
});

describe('the name of what is judged', () => {
  it('is its own, whatever it looks like', () => {
    expect(resourceName(german, of({ name: 'restore test' }))).toBe('restore test');
    expect(resourceName(german, of({ kind: 'database', name: 'database', type: '' }))).toBe('database');
  });

  it('is that of the kind for a whole list', () => {
    const list = of({ kind: 'load-balancer', name: 'load balancer', type: '' }, 'list');
    expect(resourceName(german, list)).toBe('alle Load Balancer');
    expect(resourceName(english, list)).toBe('all load balancers');
  });

  it('is the topic for what people are asked, behind the workload', () => {
    const asked = practiceResources({ company: {}, workloads: {} }, ['restore test']);
    const test = asked.find(({ id }) => id === 'practice/restore-test/restore test')!;
    const names = [german, english].map(words => resourceName(words, of({ kind: 'practice', slot: test.slot!, name: test.name })));
    expect(names).toEqual(['restore test: Wiederherstellungstest', 'restore test: restore test']);
    expect(resourceName(german, of({ kind: 'practice', slot: 'restore-test', name: 'practice 3' }))).toBe('practice 3');
  });
}); // prettier-ignore
