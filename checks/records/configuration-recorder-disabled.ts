import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/configuration-recorder-disabled.ts';

export default defineCheck({
  id: 'configuration-recorder-disabled',
  aliases: ['unrecorded-configuration'],
  name: 'Configuration recorder (AWS Config) is off, partial or failing',
  question: 'records',
  resource: 'region',
  needs: ['inUse', 'configurationRecorder'],
  severity: 'medium',
  weight: 3,
  title: 'How settings change is written down',
  failTitle: 'Regions where nobody writes down how settings change',
  risk: 'After an incident nobody can tell what the settings were before, or put them back.',
  messages: {
    none: 'Nothing writes down how settings change in {name}.',
    off: 'The record of settings in {name} is switched off.',
    failing: 'The record of settings in {name} cannot be delivered.',
    partial: 'The record of settings in {name} leaves out some sorts of things.',
  },
  remedy: {
    effort: 'S',
    action: 'Record the settings of everything in every region that is in use.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC04-BP01'],
    iso_27001_2022: ['A.8.15'],
    nist_csf_2: ['DE.CM-09'],
    soc2: ['CC7.2'],
  },
  rows: ['aws.iac.09'],
  evaluate({ inUse, configurationRecorder: history }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    if (history === null) return judge.fail('none');
    if (!history.recording) return judge.fail('off');
    if (history.deliveryFailing) return judge.fail('failing');
    return history.allResourceTypes ? judge.pass() : judge.partial(0.5, 'partial');
  },
  fix: () => ({
    facets: { configurationRecorder: { recording: true, allResourceTypes: true, deliveryFailing: false } },
  }),
});
