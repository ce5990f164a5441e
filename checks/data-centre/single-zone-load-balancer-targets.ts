import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-load-balancer-targets.ts';

export default defineCheck({
  id: 'single-zone-load-balancer-targets',
  aliases: ['one-zone-behind-balancer'],
  name: 'Healthy load balancer targets are all in one availability zone',
  question: 'data-centre',
  resource: 'load-balancer',
  needs: ['targets', 'targetZones'],
  severity: 'high',
  weight: 5,
  title: 'Entry points send customers to machines in more than one data centre',
  failTitle: 'Entry points with all machines in one data centre',
  risk: 'The entry point stays up when that data centre fails, but has no machine left to send customers to.',
  messages: {
    one: 'Every healthy machine behind {name} is in one data centre ({zone}).',
    singleTarget: 'Only one machine behind {name} is healthy ({zone}).',
    noTarget: 'No machine behind {name} is healthy.',
  },
  remedy: {
    effort: 'S',
    action: 'Run machines behind the entry point in a second data centre.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.22', 'gcp.az.14'],
  evaluate(balancer, judge) {
    const targets = balancer.targets ?? [];
    if (targets.length === 0) return judge.notApplicable('it has no targets');
    const healthy = new Set(targets.filter(target => target.healthy !== false).map(({ id }) => id));
    if (healthy.size === 0) return judge.fail('noTarget');
    const [zone, ...others] = balancer.targetZones ?? [];
    if (zone === undefined) return judge.notApplicable('its targets are in no availability zone');
    if (others.length > 0) return judge.pass();
    return judge.fail(healthy.size === 1 ? 'singleTarget' : 'one', { zone });
  },
  fix: balancer => {
    const zone = balancer.targetZones?.[0] ?? 'mended';
    // Existing targets keep their zone; the remedy adds one in another zone.
    const here = (balancer.targets ?? []).map(target => ({ ...target, zone: target.zone ?? zone, healthy: true }));
    return { facets: { targets: [...here, { id: `${balancer.id}#target`, zone: `not ${zone}`, healthy: true }] } };
  },
});
