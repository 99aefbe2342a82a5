import { Boxes, Container, Copy, FileDown, Route, Scaling, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "../../ui/actions/button";
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
        <Away href={`/environments/new?from=${place}`}>Copy to a new stage…</Away>
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
          <Away href={`/services/${encodeURIComponent(cluster)}/${encodeURIComponent(name)}?panel=scale`}>
            Scale {name}…
          </Away>
        </Item>
      ))}
      <Item
        icon={<Route size={16} aria-hidden />}
        words="A path of the API that leads to one of the stage's variables."
      >
        <Part part="route">Add a route…</Part>
      </Item>
      <Item icon={<Boxes size={16} aria-hidden />} words="With a load balancer, a path and a variable of its own.">
        <Away href={`/environments/new?into=${place}`}>Add a service…</Away>
      </Item>
      <Item
        icon={<SlidersHorizontal size={16} aria-hidden />}
        words="Bind the stage to another load balancer, picked from a list."
      >
        <Away href={`${environmentHref(apiId, stage)}#variables`}>Change a stage variable…</Away>
      </Item>
    </ul>
  );
}

const LOOK = {
  look: "quiet",
  size: "small",
  className: "-mt-0.5 -ml-2.5 text-sm underline underline-offset-4",
} as const;

const Part = ({ part, children }: { part: string; children: ReactNode }) => (
  <ShallowLink href={changeHref(part)} {...LOOK}>
    {children}
  </ShallowLink>
);

const Away = ({ href, children }: { href: string; children: ReactNode }) => (
  <ButtonLink href={href} prefetch={false} {...LOOK}>
    {children}
  </ButtonLink>
);

const Item = ({ icon, words, children }: { icon: ReactNode; words: string; children: ReactNode }) => (
  <li className="flex items-start gap-3 rounded-md border bg-surface px-3.5 py-2.5 text-sm">
    <span className="mt-1 shrink-0 text-muted">{icon}</span>
    <span className="min-w-0">
      {children}
      <span className="block text-xs text-muted">{words}</span>
    </span>
  </li>
);
