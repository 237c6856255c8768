import { imageClass, type Ink } from '../theme/iconImages';
import type { IconName } from './icons';

/**
 * An icon of what there are hundreds of at once. As an SVG element each has a transform of its own, of which a browser makes up its
 * layers anew in every frame in which the view moves; as a background it costs nothing then. Decorative, like `Icon`.
 */
export function ImageIcon({ name, ink, size = 12, title }: { readonly name: IconName; readonly ink: Ink; readonly size?: number; readonly title?: string }) {
  return <span className={`tv-image-icon ${imageClass(name, ink)}`} data-icon={name} title={title} style={{ width: size, height: size }} />;
}
