import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/remote-debugging-enabled.ts';

export default defineCheck({
  id: 'remote-debugging-enabled',
  name: 'App or function accepts remote debuggers',
  question: 'perimeter',
  resource: ['app', 'function'],
  needs: ['remoteDebugging'],
  severity: 'medium',
  weight: 3,
  title: 'Nobody can look into running programs from outside',
  failTitle: 'Programs that can be looked into from outside while they run',
  risk: 'With one stolen log-in, strangers watch the program at work, read what customers enter and change what it does.',
  messages: { enabled: '{name} lets developers look into it over the network while it runs.' },
  remedy: {
    effort: 'S',
    action: 'Switch off remote debugging wherever nobody searches for a fault right now.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    cis_controls_v81: ['4.4'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.IR-01'],
    soc2: ['CC6.6'],
  },
  rows: ['az.net.11'],
  evaluate({ remoteDebugging }, judge) {
    if (remoteDebugging === null) return judge.notApplicable('its service has no remote debugging');
    return remoteDebugging ? judge.fail('enabled') : judge.pass();
  },
  fix: () => ({ facets: { remoteDebugging: false } }),
});
