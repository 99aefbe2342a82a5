/** What an expression names has no value yet: the resource is to be made or replaced first. */
export class Unknown extends Error {
  constructor(readonly logicalId: string) {
    super(`${logicalId} is not known before the update is made`);
  }
}
