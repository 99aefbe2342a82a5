/** The default security group lets its own members in only, as on AWS: tests that come from outside have to open it. */
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";

/** Opens the default group of the client's region to everyone. Twice is once. */
export async function letEveryoneIn(ec2: EC2Client): Promise<void> {
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ["default"] }));
  const command = new AuthorizeSecurityGroupIngressCommand({
    GroupId: SecurityGroups?.[0]?.GroupId,
    IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
  });
  await ec2.send(command).catch((error: Error) => {
    if (error.name !== "InvalidPermission.Duplicate") throw error;
  });
}
