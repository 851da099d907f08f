import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { PodProps } from 'cdk8s-rollouts';

/**
 * The pods of podinfo, which all three strategies have in common. Its own manifests probe with a program inside the container;
 * the kubelet can ask over HTTP itself and starts no process for it.
 */
export const podinfo: PodProps = {
  image: 'ghcr.io/stefanprodan/podinfo:6.14.1',
  command: [
    './podinfo',
    '--port=9898',
    '--port-metrics=9797',
    '--grpc-port=9999',
    '--grpc-service-name=podinfo',
    '--level=info',
    '--random-delay=false',
    '--random-error=false',
  ],
  env: { PODINFO_UI_COLOR: '#34577c' },
  ports: [
    { name: 'http', containerPort: 9898, servicePort: 9898 },
    { name: 'http-metrics', containerPort: 9797, exposed: false },
    { name: 'grpc', containerPort: 9999 },
  ],
  trafficPort: 'http',
  readiness: '/readyz',
  liveness: '/healthz',
  writablePaths: ['/data'],
  resources: {
    cpu: { request: Cpu.millis(100), limit: Cpu.units(2) },
    memory: { request: Size.mebibytes(64), limit: Size.mebibytes(512) },
  },
};
