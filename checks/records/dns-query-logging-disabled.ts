import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/dns-query-logging-disabled.ts';

export default defineCheck({
  id: 'dns-query-logging-disabled',
  aliases: ['unrecorded-lookups'],
  name: 'DNS query logging is off for a network',
  question: 'records',
  resource: 'network',
  needs: ['networkInUse', 'accessLogging'],
  severity: 'low',
  weight: 1,
  title: 'Which names machines on the network ask for is written down',
  failTitle: 'Networks on which nobody writes down the names that are asked for',
  risk: 'The first trace of a break-in is often a strange name that a machine asks for, and it is lost.',
  messages: { none: 'Nothing writes down which names machines on {name} ask for.' },
  remedy: {
    effort: 'S',
    action: 'Write down the questions for names of every network that is in use.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC04-BP01'], cis_controls_v81: ['8.2'], iso_27001_2022: ['A.8.15'], nist_csf_2: ['DE.CM-01'] },
  rows: ['aws.log.11', 'gcp.log.04'],
  evaluate({ networkInUse, accessLogging }, judge) {
    if (networkInUse !== true) return judge.notApplicable('no network interface is attached to it');
    return accessLogging === 'enabled' ? judge.pass() : judge.fail('none');
  },
  fix: () => ({ facets: { accessLogging: 'enabled' } }),
});
