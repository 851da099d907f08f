import { StepSeconds } from './course-lengths';
import { CourseStage, rolloutCourse } from './rollout-course';
import { releaseShape } from '../simulation/release-shape';
import { SimulatedVersion } from '../simulation/simulated-version';

/** The courses of releases, each worked out once: the services of a team often differ in nothing but names. */
export class KnownCourses {
  private readonly known = new Map<string, readonly CourseStage[]>();

  /** The stages of a release with so many pods. */
  public of(version: SimulatedVersion, replicas: number, lengths: StepSeconds, readySeconds: number): readonly CourseStage[] {
    const rollout = { ...version.rollout, replicas };
    const { steps, prePromotion, postPromotion } = lengths;
    const key = JSON.stringify([releaseShape({ ...version, rollout }), [...steps], prePromotion, postPromotion, readySeconds]);
    const course = this.known.get(key) ?? rolloutCourse(rollout, lengths, readySeconds);
    this.known.set(key, course);
    return course;
  }
}
