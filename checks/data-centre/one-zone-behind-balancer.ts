import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'one-zone-behind-balancer',
  question: 'data-centre',
  resource: 'load-balancer',
  needs: ['targets', 'targetZones'],
  severity: 'high',
  weight: 5,
  title: 'Entry points send customers to machines in more than one data centre',
  failTitle: 'Entry points with all machines in one data centre',
  risk: 'The entry point stays up when that data centre fails, but has no machine left to send customers to.',
  messages: { one: 'Every healthy machine behind {name} is in one data centre ({zone}).' },
  remedy: {
    effort: 'S',
    action: 'Run machines behind the entry point in a second data centre.',
    aws: 'aws autoscaling update-auto-scaling-group --auto-scaling-group-name NAME --vpc-zone-identifier SUBNET-A,SUBNET-B --min-size 2',
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.22'],
  evaluate(balancer, judge) {
    const [zone, ...others] = balancer.targetZones ?? [];
    if (zone === undefined) return judge.notApplicable('no healthy machine stands behind it');
    return others.length > 0 ? judge.pass() : judge.fail('one', { zone });
  },
  mend: balancer => {
    const zone = balancer.targetZones?.[0] ?? '';
    // Its own machines keep their zone, and a second one joins them in another.
    const here = (balancer.targets ?? []).map(target => ({ ...target, zone: target.zone ?? zone }));
    return { facets: { targets: [...here, { id: `${balancer.id}#target`, zone: `not ${zone}`, healthy: true }] } };
  },
});
