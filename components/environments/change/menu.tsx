import { Boxes, Container, Copy, FileDown, Route, Scaling, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ShallowLink } from "../../ui/actions/shallow-link";
import { environmentHref } from "../address";
import { changeHref } from "./address";
import type { ServiceRef } from "./services-of";

interface Props {
  apiId: string;
  stage: string;
  services: ServiceRef[];
}

/** Everything that can be done with an environment, each with a word about it. */
export function Menu({ apiId, stage, services }: Props) {
  const place = encodeURIComponent(`${apiId}/${stage}`);
  return (
    <ul aria-label="What to do" className="space-y-2">
      <Item icon={<Copy size={16} aria-hidden />} words="The same service and API, a load balancer of its own.">
        <Link href={`/environments/new?from=${place}`} prefetch={false} className={LINK}>
          Copy to a new stage…
        </Link>
      </Item>
      <Item
        icon={<FileDown size={16} aria-hidden />}
        words="As a CloudFormation template or a script of AWS CLI commands."
      >
        <Part part="export">Export…</Part>
      </Item>
      {services.length > 0 && (
        <Item icon={<Container size={16} aria-hidden />} words="Another version of what runs, rolled out and verified.">
          <Part part="image">Change an image…</Part>
        </Item>
      )}
      {services.map(({ cluster, name }) => (
        <Item key={name} icon={<Scaling size={16} aria-hidden />} words="How many tasks run, on the service's page.">
          <Link
            href={`/services/${encodeURIComponent(cluster)}/${encodeURIComponent(name)}?panel=scale`}
            prefetch={false}
            className={LINK}
          >
            Scale {name}…
          </Link>
        </Item>
      ))}
      <Item
        icon={<Route size={16} aria-hidden />}
        words="A path of the API that leads to one of the stage's variables."
      >
        <Part part="route">Add a route…</Part>
      </Item>
      <Item icon={<Boxes size={16} aria-hidden />} words="With a load balancer, a path and a variable of its own.">
        <Link href={`/environments/new?into=${place}`} prefetch={false} className={LINK}>
          Add a service…
        </Link>
      </Item>
      <Item
        icon={<SlidersHorizontal size={16} aria-hidden />}
        words="Bind the stage to another load balancer, picked from a list."
      >
        <Link href={`${environmentHref(apiId, stage)}#variables`} className={LINK}>
          Change a stage variable…
        </Link>
      </Item>
    </ul>
  );
}

const LINK = "font-medium underline decoration-line-strong underline-offset-4 hover:decoration-current";

const Part = ({ part, children }: { part: string; children: ReactNode }) => (
  <ShallowLink
    href={changeHref(part)}
    look="quiet"
    size="small"
    className="-ml-2.5 text-sm underline underline-offset-4"
  >
    {children}
  </ShallowLink>
);

const Item = ({ icon, words, children }: { icon: ReactNode; words: string; children: ReactNode }) => (
  <li className="flex items-start gap-3 rounded-md border bg-surface px-3.5 py-2.5 text-sm">
    <span className="mt-0.5 shrink-0 text-muted">{icon}</span>
    <span className="min-w-0">
      {children}
      <span className="block text-xs text-muted">{words}</span>
    </span>
  </li>
);
