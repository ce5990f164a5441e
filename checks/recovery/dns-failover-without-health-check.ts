import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/dns-failover-without-health-check.ts';

export default defineCheck({
  id: 'dns-failover-without-health-check',
  aliases: ['blind-failover'],
  name: 'DNS failover or weighted record has no health check',
  question: 'recovery',
  resource: 'dns-zone',
  needs: ['dnsRecords'],
  severity: 'medium',
  weight: 3,
  title: 'Names that choose between places look first whether a place is well',
  failTitle: 'Names that send customers to a place without looking whether it is well',
  risk: 'The second place is there and paid for, and customers are still sent to the one that is down.',
  messages: {
    one: 'The name {host} chooses between places without looking whether they are well.',
    many: '{count} names of {name} choose between places without looking whether they are well, such as {host}.',
  },
  remedy: {
    effort: 'S',
    action: 'Tie a working health check to each place that a name may lead to.',
    ...recipes,
  },
  controls: { aws_wa: ['REL13-BP02'], iso_27001_2022: ['A.5.30'], nist_csf_2: ['RC.RP-03'] },
  rows: ['aws.dr.04', 'gcp.dr.04'],
  evaluate({ dnsRecords }, judge) {
    const choosing = (dnsRecords ?? []).filter(({ routing }) => routing !== 'simple');
    if (choosing.length === 0) return judge.notApplicable('no record uses failover or weighted routing');
    const [first, ...others] = choosing.filter(({ routing }) => routing === 'unchecked');
    if (first === undefined) return judge.pass();
    if (others.length === 0) return judge.fail('one', { host: first.name });
    return judge.fail('many', { host: first.name, count: others.length + 1 });
  },
  fix: ({ dnsRecords }) => ({
    facets: {
      dnsRecords: (dnsRecords ?? []).map(one =>
        one.routing === 'unchecked' ? { ...one, routing: 'health-checked' as const } : one,
      ),
    },
  }),
});
