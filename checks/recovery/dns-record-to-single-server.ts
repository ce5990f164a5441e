import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/dns-record-to-single-server.ts';

export default defineCheck({
  id: 'dns-record-to-single-server',
  aliases: ['name-of-one-machine'],
  name: 'Public DNS record points to a single server',
  question: 'recovery',
  resource: 'dns-zone',
  needs: ['dnsZone', 'singleServerRecords'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'Public names lead to more than one machine',
  failTitle: 'Public names that lead to one machine',
  risk: 'When that machine fails, whoever uses the name is lost until somebody changes it by hand.',
  messages: {
    one: 'The name {host} leads to one machine ({machine}) and nowhere else.',
    many: '{count} names of {name} lead to one machine each, such as {host} to {machine}.',
  },
  remedy: {
    effort: 'M',
    action: 'Let public names lead to an entry point with several machines behind it.',
    ...recipes,
  },
  controls: { aws_wa: ['REL13-BP02'], iso_27001_2022: ['A.5.30'], nist_csf_2: ['RC.RP-03'] },
  rows: ['aws.dr.04', 'aws.coup.06'],
  evaluate({ dnsZone, singleServerRecords }, judge) {
    if (dnsZone?.public !== true) return judge.notApplicable('it is not a public DNS zone');
    const [first, ...others] = singleServerRecords ?? [];
    if (first === undefined) return judge.pass();
    const { name: host, server } = first;
    return others.length === 0
      ? judge.fail('one', { host, machine: server })
      : judge.fail('many', { host, machine: server, count: others.length + 1 });
  },
});
