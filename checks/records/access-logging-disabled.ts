import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/access-logging-disabled.ts';

export default defineCheck({
  id: 'access-logging-disabled',
  aliases: ['unrecorded-visits'],
  name: 'Load balancer, CDN, firewall or DNS zone has no access logging',
  question: 'records',
  resource: ['load-balancer', 'cdn', 'api-gateway', 'global-load-balancer', 'firewall', 'dns-zone'],
  needs: ['accessLogging'],
  severity: 'medium',
  weight: 3,
  title: 'What happens at each entry point and filter is written down',
  failTitle: 'Entry points and filters that write nothing down',
  risk: 'After an incident nobody can tell who came, what they asked for and what they got.',
  messages: {
    none: 'Nothing writes down who comes in through {name} and what they ask for.',
    partial: 'Only a part of who comes in through {name} and what they ask for is written down.',
    unrelated: '{name} keeps records, but none of who comes in and what they ask for.',
    dnsZone: 'Nothing writes down who asks for names in {name}.',
    firewall: 'Nothing writes down what {name} lets through and what it turns away.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on the record of visits for every entry point.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    cis_controls_v81: ['8.2'],
    iso_27001_2022: ['A.8.15'],
    nis2_cir: ['3.2'],
    nist_csf_2: ['DE.CM-01'],
    pci_dss_v4: ['10.2.1'],
  },
  rows: ['aws.net.21', 'aws.log.04', 'aws.log.11', 'az.log.02', 'gcp.log.04'],
  evaluate({ kind, accessLogging }, judge) {
    if (accessLogging === null) return judge.notApplicable('its service has no access log');
    if (accessLogging === 'enabled') return judge.pass();
    if (accessLogging === 'partial') return judge.partial(0.5, 'partial');
    if (accessLogging === 'unrelated') return judge.fail('unrelated');
    return judge.fail(kind === 'firewall' ? 'firewall' : kind === 'dns-zone' ? 'dnsZone' : 'none');
  },
  fix: () => ({ facets: { accessLogging: 'enabled' } }),
});
