import { computed, planOf, ref } from '../../support/plan-of.ts';

/** One of each type as it should be, and one as it should not. */
export const GCP_SERVICES = () =>
  planOf(
    {
      'google_kms_crypto_key.good': { name: 'good', purpose: 'ENCRYPT_DECRYPT', rotation_period: '7776000s' },
      'google_kms_crypto_key.bad': { name: 'bad', purpose: 'ENCRYPT_DECRYPT' },
      'google_compute_instance.good': { name: 'good', zone: 'europe-west1-b', machine_type: 'n2-standard-4', scheduling: [{ preemptible: false, provisioning_model: 'STANDARD' }] },
      'google_compute_instance.bad': { name: 'bad', zone: 'europe-west1-b', machine_type: 'e2-micro', scheduling: [{ provisioning_model: 'SPOT' }], service_account: [{ email: 'shop@shop-prod-1234.iam.gserviceaccount.com' }] },
      'google_compute_network.main': { name: 'main', auto_create_subnetworks: false },
      'google_compute_subnetwork.main': { name: 'main', region: 'europe-west1', network: ref('google_compute_network.main'), log_config: [{ flow_sampling: 0.5 }] },
      'google_compute_firewall.ssh': { name: 'ssh', network: ref('google_compute_network.main'), allow: [{ protocol: 'tcp', ports: ['22'] }], source_ranges: ['0.0.0.0/0'], target_tags: ['admin'] },
      'google_compute_instance.open': { name: 'open', zone: 'europe-west1-b', machine_type: 'n2-standard-4', tags: ['admin'], network_interface: [{ subnetwork: ref('google_compute_subnetwork.main'), access_config: [{}] }] },
      'google_compute_instance.public': { name: 'public', zone: 'europe-west1-b', machine_type: 'n2-standard-4', network_interface: [{ subnetwork: ref('google_compute_subnetwork.main'), access_config: [{}] }] },
      'google_compute_instance.private': { name: 'private', zone: 'europe-west1-b', machine_type: 'n2-standard-4', network_interface: [{ network: 'default' }] },
      'google_compute_instance.elsewhere': { name: 'elsewhere', zone: 'europe-west1-b', machine_type: 'n2-standard-4', network_interface: [{ network: 'default', access_config: [{}] }] },
      'google_compute_network.closed': { name: 'closed', auto_create_subnetworks: false, delete_default_routes_on_create: true },
      'google_compute_subnetwork.closed': { name: 'closed', region: 'europe-west1', network: ref('google_compute_network.closed') },
      'google_compute_firewall.closed': { name: 'closed', network: ref('google_compute_network.closed'), allow: [{ protocol: 'tcp', ports: ['22'] }], source_ranges: ['0.0.0.0/0'] },
      'google_compute_instance.closed': { name: 'closed', zone: 'europe-west1-b', machine_type: 'n2-standard-4', network_interface: [{ subnetwork: ref('google_compute_subnetwork.closed'), access_config: [{}] }] },
      'google_container_cluster.good': { name: 'good', location: 'europe-west1', master_auth: computed(), private_cluster_config: [{ enable_private_endpoint: true }], database_encryption: [{ state: 'ENCRYPTED', key_name: ref('google_kms_crypto_key.good') }], logging_config: [{ enable_components: ['SYSTEM_COMPONENTS', 'WORKLOADS'] }] },
      'google_container_node_pool.good': { cluster: ref('google_container_cluster.good'), autoscaling: [{ min_node_count: 1, max_node_count: 5 }] },
      'google_container_cluster.bad': { name: 'bad', location: 'europe-west1', master_auth: [{ client_certificate_config: [{ issue_client_certificate: true }] }], private_cluster_config: computed(), master_authorized_networks_config: computed(), database_encryption: computed(), logging_config: [{ enable_components: [] }] },
      'google_container_cluster.narrow': { name: 'narrow', location: 'europe-west1', private_cluster_config: computed(), master_authorized_networks_config: [{ gcp_public_cidrs_access_enabled: false, cidr_blocks: [{ cidr_block: '198.51.100.0/24' }] }] },
      'google_pubsub_topic.dead': { name: 'dead' },
      'google_pubsub_topic.good': { name: 'good', kms_key_name: ref('google_kms_crypto_key.good') },
      'google_pubsub_subscription.good': { name: 'good', topic: ref('google_pubsub_topic.good'), dead_letter_policy: [{ dead_letter_topic: ref('google_pubsub_topic.dead'), max_delivery_attempts: 5 }] },
      'google_pubsub_topic.bad': { name: 'bad' },
      'google_pubsub_subscription.bad': { name: 'bad', topic: ref('google_pubsub_topic.bad') },
      'google_pubsub_topic_iam_member.bad': { topic: ref('google_pubsub_topic.bad'), role: 'roles/pubsub.publisher', member: 'allUsers' },
    },
    { project: 'shop-prod-1234', region: 'europe-west1' },
  ); // prettier-ignore
