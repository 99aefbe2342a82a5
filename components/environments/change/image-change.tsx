import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorOf } from "@/lib/queries/failure";
import { serviceQuery } from "@/lib/queries/services";
import { ErrorPanel } from "../../ui/feedback/error-panel";
import { Skeleton } from "../../ui/feedback/skeleton";
import { SelectField } from "../../ui/forms/select-field";
import { ImageForm } from "./image-form";
import type { ServiceRef } from "./services-of";

interface Props {
  apiId: string;
  stage: string;
  services: ServiceRef[];
  onStarted: (operationId: string) => void;
}

/** Which service, then which container gets which image. */
export function ImageChange({ services, ...rest }: Props) {
  const [chosen, setChosen] = useState(services[0]?.name ?? "");
  const service = services.find(({ name }) => name === chosen) ?? services[0];
  if (service === undefined)
    return <p className="text-sm">No request of this stage is known to arrive at a service.</p>;
  return (
    <>
      {services.length > 1 && (
        <SelectField label="Service" value={service.name} onChange={({ target }) => setChosen(target.value)}>
          {services.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      <Containers key={service.name} service={service} {...rest} />
    </>
  );
}

function Containers({ service, ...rest }: Omit<Props, "services"> & { service: ServiceRef }) {
  const { data, error } = useQuery(serviceQuery(service.cluster, service.name));
  if (data?.definition)
    return (
      <ImageForm service={service} definition={data.definition} environments={data.service.environments} {...rest} />
    );
  if (data) return <p className="text-sm">Not known: its task definition could not be read.</p>;
  return error ? <ErrorPanel error={errorOf(error)} /> : <Skeleton className="h-40 w-full" />;
}
