import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/cluster-public-access-block-disabled.ts';

/** The provider's own default lets in SSH. */
const isBeyondSsh = ({ fromPort, toPort }: { readonly fromPort: number; readonly toPort: number }): boolean =>
  fromPort !== 22 || toPort !== 22;

export default defineCheck({
  id: 'cluster-public-access-block-disabled',
  name: 'Block public access for EMR clusters is off in a region',
  question: 'perimeter',
  resource: 'region',
  needs: ['clusterPublicAccessBlock', 'inUse'],
  severity: 'low',
  weight: 1,
  title: 'Clusters that work through our data cannot be opened to strangers',
  failTitle: 'Regions where one click opens clusters to strangers',
  risk: 'One careless firewall rule lets strangers into the machines that work through all our data.',
  messages: {
    off: 'Nothing in {name} stops somebody from starting a cluster that strangers can reach.',
    ports: 'Clusters in {name} may be started with port {port} open to strangers.',
  },
  remedy: {
    effort: 'S',
    action: 'Block public access of clusters in every region that you use.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC05-BP02'], iso_27001_2022: ['A.8.20'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.20'],
  evaluate({ clusterPublicAccessBlock, inUse }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    if (clusterPublicAccessBlock?.blocked !== true) return judge.fail('off');
    const more = clusterPublicAccessBlock.exceptions.find(isBeyondSsh);
    if (more === undefined) return judge.pass();
    const { fromPort, toPort } = more;
    return judge.partial(0.5, 'ports', {
      port: fromPort === toPort ? String(fromPort) : `${String(fromPort)}–${String(toPort)}`,
    });
  },
  fix: () => ({
    facets: { clusterPublicAccessBlock: { blocked: true, exceptions: [] } },
  }),
});
