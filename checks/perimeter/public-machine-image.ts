import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/public-machine-image.ts';

export default defineCheck({
  id: 'public-machine-image',
  name: 'Machine image (AMI) is shared publicly',
  question: 'perimeter',
  resource: 'region',
  needs: ['publicImages'],
  severity: 'high',
  weight: 3,
  faultsOnly: true,
  title: 'Templates of machines are not open to everybody',
  failTitle: 'Regions with templates of machines that everybody may start',
  risk: 'Any customer of the provider can start the machine and read all that is on it, passwords too.',
  messages: { open: 'Everybody may start {count} templates of machines in {name}, {image} among them.' },
  remedy: {
    effort: 'S',
    action: 'Stop sharing templates of machines with everybody.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.8.3'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.net.11'],
  evaluate({ publicImages }, judge) {
    const [image] = publicImages ?? [];
    return image === undefined ? judge.pass() : judge.fail('open', { count: publicImages?.length ?? 0, image });
  },
  fix: () => ({ facets: { publicImages: [] } }),
});
