using System.Net;
using System.Net.Sockets;

namespace CrampRisk.CdsHooks;

/// <summary>What kind of network an address belongs to, by the special-purpose registries of IANA (RFC 6890).</summary>
internal enum AddressRange : byte
{
    /// <summary>The link's own (169.254.0.0/16, where clouds keep their metadata), multicast, unspecified or reserved: never connected to.</summary>
    Forbidden = 0,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>A private network.</summary>
    Private,

    /// <summary>Everything else.</summary>
    Public,
}

/// <summary>Tells the range of an address.</summary>
internal static class AddressRanges
{
    public static AddressRange Of(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? OfFour(address.GetAddressBytes()) : OfSix(address);

    private static AddressRange OfFour(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [127, ..] => AddressRange.Loopback,
        [0, ..] or [169, 254, ..] or [>= 224, ..] or [192, 0, 0, _] or [192, 0, 2, _] or [198, 51, 100, _] or [203, 0, 113, _] => AddressRange.Forbidden,
        [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [100, >= 64 and <= 127, ..] or [198, 18 or 19, ..] => AddressRange.Private,
        _ => AddressRange.Public,
    };

    private static AddressRange OfSix(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Of(address.MapToIPv4());
        if (IPAddress.IsLoopback(address)) return AddressRange.Loopback;
        var bytes = address.GetAddressBytes();
        return bytes switch
        {
            [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => OfFour(bytes.AsSpan(12)), // NAT64
            [0x20, 0x02, ..] => OfFour(bytes.AsSpan(2, 4)), // 6to4
            [0x20, 0x01, 0, 0, ..] or [0x20, 0x01, 0x0d, 0xb8, ..] => AddressRange.Forbidden, // Teredo, documentation
            [0xfc or 0xfd, ..] => AddressRange.Private,
            [>= 0x20 and <= 0x3f, ..] => AddressRange.Public, // global unicast is 2000::/3
            _ => AddressRange.Forbidden,
        };
    }
}
