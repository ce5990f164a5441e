import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/diagnostic-logging-disabled.ts';

export default defineCheck({
  id: 'diagnostic-logging-disabled',
  aliases: ['unwritten-workings'],
  name: 'App, cluster or function has incomplete diagnostic logging',
  question: 'records',
  resource: ['app', 'kubernetes-cluster', 'function'],
  needs: ['diagnosticLogging'],
  severity: 'medium',
  weight: 3,
  title: 'Programs and clusters write down what they do',
  failTitle: 'Programs and clusters that write down too little',
  risk: 'After a fault or a break-in nobody can tell what happened inside.',
  messages: { none: '{name} writes nothing down.', partial: '{name} writes down only a part of what it does.' },
  remedy: {
    effort: 'S',
    action: 'Switch on all records of programs and clusters.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC04-BP01'], iso_27001_2022: ['A.8.15'], nist_csf_2: ['PR.PS-04'], soc2: ['CC7.2'] },
  rows: ['aws.log.07', 'az.log.08', 'gcp.log.07'],
  evaluate({ diagnosticLogging }, judge) {
    if (diagnosticLogging === null) return judge.notApplicable('its service has no diagnostic log');
    if (diagnosticLogging === 'all') return judge.pass();
    return diagnosticLogging === 'partial' ? judge.partial(0.5, 'partial') : judge.fail('none');
  },
  fix: () => ({ facets: { diagnosticLogging: 'all' } }),
});
