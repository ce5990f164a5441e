import type { PlannedTypes } from '../../../model/planned.ts';
import { known, tagsIn } from '../../kit/planned.ts';
import { regionOf } from '../facets/placement.ts';
import { GCP_COLLECTORS } from '../services/index.ts';
import { bucket } from './bucket.ts';
import { cryptoKey } from './crypto-key.ts';
import { disk } from './disk.ts';
import { firewall } from './firewall.ts';
import { instance } from './instance.ts';
import { kubernetesCluster } from './kubernetes-cluster.ts';
import { sqlInstance } from './sql-instance.ts';
import { subnetwork } from './subnetwork.ts';
import { topic } from './topic.ts';

/** Resources of Google Cloud in a Terraform plan. */
export const gcpPlanned: PlannedTypes = {
  provider: 'gcp',
  plugins: ['hashicorp/google', 'hashicorp/google-beta'],
  place: (resource, plan) => {
    const place = known(resource, 'region') ?? known(resource, 'zone') ?? known(resource, 'location');
    const fallback = plan.setting(resource, 'region') ?? plan.setting(resource, 'zone');
    const region = place ?? fallback;
    return {
      account: known(resource, 'project') ?? plan.setting(resource, 'project'),
      region: region === undefined ? undefined : regionOf(region),
    };
  },
  tags: resource => tagsIn(resource, ['effective_labels', 'labels', 'settings.0.user_labels']),
  types: {
    google_storage_bucket: bucket,
    google_compute_firewall: firewall,
    google_sql_database_instance: sqlInstance,
    google_compute_disk: disk,
    // With `google_container_node_pool`, `google_pubsub_subscription` and others that set a part of one.
    google_compute_instance: instance,
    // With `google_compute_network` and `google_compute_route`.
    google_compute_subnetwork: subnetwork,
    google_container_cluster: kubernetesCluster,
    google_pubsub_topic: topic,
    google_kms_crypto_key: cryptoKey,
  },
  kinds: GCP_COLLECTORS.flatMap(({ lists }) => lists),
};
