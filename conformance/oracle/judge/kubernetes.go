package judge

import (
	"context"
	"errors"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	jsonserializer "k8s.io/apimachinery/pkg/runtime/serializer/json"
	apirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
)

// creation holds the API server's own create strategy of each built-in kind that a release may consist of.
var creation = map[schema.GroupKind]rest.RESTCreateStrategy{
	{Kind: "ConfigMap"}:                                       configmap.Strategy,
	{Kind: "Namespace"}:                                       namespace.Strategy,
	{Kind: "Secret"}:                                          secret.Strategy,
	{Kind: "Service"}:                                         service.Strategy,
	{Kind: "ServiceAccount"}:                                  serviceaccount.Strategy,
	{Group: "apps", Kind: "Deployment"}:                       deployment.Strategy,
	{Group: "apps", Kind: "StatefulSet"}:                      statefulset.Strategy,
	{Group: "autoscaling", Kind: "HorizontalPodAutoscaler"}:   horizontalpodautoscaler.Strategy,
	{Group: "batch", Kind: "CronJob"}:                         cronjob.Strategy,
	{Group: "batch", Kind: "Job"}:                             job.Strategy,
	{Group: "networking.k8s.io", Kind: "Ingress"}:             ingress.Strategy,
	{Group: "networking.k8s.io", Kind: "NetworkPolicy"}:       networkpolicy.Strategy,
	{Group: "policy", Kind: "PodDisruptionBudget"}:            poddisruptionbudget.Strategy,
	{Group: "rbac.authorization.k8s.io", Kind: "Role"}:        role.Strategy,
	{Group: "rbac.authorization.k8s.io", Kind: "RoleBinding"}: rolebinding.Strategy,
}

var strictDecoder = jsonserializer.NewSerializerWithOptions(jsonserializer.DefaultMetaFactory, legacyscheme.Scheme, legacyscheme.Scheme,
	jsonserializer.SerializerOptions{Strict: true})

func isKubernetes(kind schema.GroupVersionKind) bool {
	return creation[kind.GroupKind()] != nil && legacyscheme.Scheme.Recognizes(kind)
}

// checkKubernetes goes the API server's way: strict decoding, defaults, conversion, create strategy.
func checkKubernetes(f *findings, m manifest, kind schema.GroupVersionKind) {
	object, _, err := strictDecoder.Decode(m.raw, &kind, nil)
	if strict, isStrict := runtime.AsStrictDecodingError(err); isStrict {
		for _, unknown := range strict.Errors() {
			f.add(Decode, "", "%v", unknown)
		}
	} else if err != nil {
		f.add(Decode, "", "%v", err)
		return
	}
	if beta, removed := object.(interface{ APILifecycleRemoved() (major, minor int) }); removed {
		major, minor := beta.APILifecycleRemoved()
		f.add(Kubernetes, "apiVersion", "%s is not served from Kubernetes %d.%d on", kind.GroupVersion(), major, minor)
		return
	}
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.UnsafeConvertToVersion(object, schema.GroupVersion{Group: kind.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		f.add(Decode, "", "%v", err)
		return
	}
	create(f, creation[kind.GroupKind()], internal)
}

func create(f *findings, strategy rest.RESTCreateStrategy, object runtime.Object) {
	meta := object.(metav1.Object)
	rest.FillObjectMetaSystemFields(meta)
	if strategy.NamespaceScoped() && meta.GetNamespace() == "" {
		meta.SetNamespace("default")
	}
	if s, isService := object.(*core.Service); isService {
		allocateAddress(s)
	}
	ctx := apirequest.WithNamespace(warning.WithWarningRecorder(context.Background(), warnings{f}), meta.GetNamespace())
	err := rest.BeforeCreate(strategy, ctx, object)
	var status apierrors.APIStatus
	if errors.As(err, &status) && status.Status().Details != nil && len(status.Status().Details.Causes) > 0 {
		for _, cause := range status.Status().Details.Causes {
			f.add(Kubernetes, cause.Field, "%s", cause.Message)
		}
	} else if err != nil {
		f.add(Kubernetes, "", "%v", err)
	}
}

// allocateAddress stands in for the allocator, which gives a Service its address before it is validated.
func allocateAddress(s *core.Service) {
	if s.Spec.Type == core.ServiceTypeExternalName || len(s.Spec.ClusterIPs) > 0 {
		return
	}
	policy := core.IPFamilyPolicySingleStack
	if s.Spec.ClusterIP == "" {
		s.Spec.ClusterIP = "10.0.0.1"
	}
	s.Spec.ClusterIPs = []string{s.Spec.ClusterIP}
	s.Spec.IPFamilies, s.Spec.IPFamilyPolicy = []core.IPFamily{core.IPv4Protocol}, &policy
}

// warnings receives what kubectl would print as "Warning: ...".
type warnings struct{ f *findings }

func (w warnings) AddWarning(_, text string) { w.f.warn(Kubernetes, text) }
