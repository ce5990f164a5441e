import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/notebook-direct-internet-access.ts';

export default defineCheck({
  id: 'notebook-direct-internet-access',
  name: 'SageMaker notebook or domain has direct internet access or root access',
  question: 'perimeter',
  resource: 'managed-service',
  needs: ['notebook'],
  severity: 'medium',
  weight: 3,
  title: 'Notebooks of data scientists reach the internet through our own network only',
  failTitle: 'Notebooks that reach the internet past our own network',
  risk: 'Whoever works there can send any amount of our data anywhere, and nothing of ours sees it.',
  messages: {
    internet: '{name} reaches the internet past our own network.',
    root: 'Whoever works in {name} is root on it and can switch off what watches it.',
    both: '{name} reaches the internet past our own network, and whoever works in it is root.',
  },
  remedy: {
    effort: 'M',
    action: 'Lead the notebooks through our own network, and take away root access.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC05-BP02'], iso_27001_2022: ['A.8.20', 'A.8.22'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.19'],
  evaluate({ notebook }, judge) {
    if (notebook === null) return judge.notApplicable('nobody writes code in it');
    const { directInternet, rootAccess = false } = notebook;
    if (!directInternet) return rootAccess ? judge.partial(0.5, 'root') : judge.pass();
    return judge.fail(rootAccess ? 'both' : 'internet');
  },
  fix: () => ({ facets: { notebook: { directInternet: false } } }),
});
