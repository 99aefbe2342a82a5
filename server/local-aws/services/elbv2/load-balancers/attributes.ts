/** Attributes of an application load balancer, with AWS's defaults (API reference, LoadBalancerAttribute). */
import { type AttributeRules, changed, choice, flag, listed, number, text } from "../attributes";
import { loadBalancerNotFound } from "../errors";
import type { Verb } from "../module";
import { loadBalancers } from "../records";

export const LOAD_BALANCER_ATTRIBUTES: AttributeRules = {
  "access_logs.s3.enabled": flag(false, "default"),
  "access_logs.s3.bucket": text(),
  "access_logs.s3.prefix": text(),
  "connection_logs.s3.enabled": flag(false, "default"),
  "connection_logs.s3.bucket": text(),
  "connection_logs.s3.prefix": text(),
  "idle_timeout.timeout_seconds": number("60", 1, 4000),
  "client_keep_alive.seconds": number("3600", 60, 604_800),
  "deletion_protection.enabled": flag(false),
  "ipv6.deny_all_igw_traffic": flag(false, "default"),
  "load_balancing.cross_zone.enabled": flag(true, "default"),
  "routing.http2.enabled": flag(true),
  "routing.http.desync_mitigation_mode": choice("defensive", ["monitor", "defensive", "strictest"], ["defensive"]),
  "routing.http.drop_invalid_header_fields.enabled": flag(false, "default"),
  "routing.http.preserve_host_header.enabled": flag(false),
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": flag(false),
  "routing.http.xff_client_port.enabled": flag(false, "default"),
  "routing.http.xff_header_processing.mode": choice("append", ["append", "preserve", "remove"], ["append"]),
  "waf.fail_open.enabled": flag(false),
  "zonal_shift.config.enabled": flag(false, "default"),
};

export const describeLoadBalancerAttributes: Verb<"DescribeLoadBalancerAttributes"> = (
  { LoadBalancerArn = "" },
  { world, region },
) => {
  const loadBalancer = loadBalancers(world, region).get(LoadBalancerArn);
  if (!loadBalancer) throw loadBalancerNotFound([LoadBalancerArn]);
  return { Attributes: listed(loadBalancer.Attributes) };
};

export const modifyLoadBalancerAttributes: Verb<"ModifyLoadBalancerAttributes"> = (
  { LoadBalancerArn = "", Attributes },
  { world, region },
) => {
  const loadBalancer = loadBalancers(world, region).get(LoadBalancerArn);
  if (!loadBalancer) throw loadBalancerNotFound([LoadBalancerArn]);
  const next = changed(loadBalancer.Attributes, Attributes ?? [], LOAD_BALANCER_ATTRIBUTES, "Load balancer");
  loadBalancers(world, region).put(LoadBalancerArn, { ...loadBalancer, Attributes: next });
  return { Attributes: listed(next) };
};
