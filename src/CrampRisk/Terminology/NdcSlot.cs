namespace CrampRisk.Terminology;

/// <summary>One product of the NDC table in one number: labeler and product (30 bits), meaning (16), packages (16).</summary>
internal readonly struct NdcSlot(ulong bits)
{
    /// <summary>Packages "any": the list knows the product only.</summary>
    public const int AnyPackage = 0;

    /// <summary>From here on the number is itself the one package that the product has: most have one, and need no second look-up.</summary>
    public const int OnePackage = 0xFF00;

    public ulong Bits => bits;

    public bool IsFree => bits == 0;

    /// <summary>The first nine digits of the code.</summary>
    public uint Product => (uint)(bits >> 32);

    public int Meaning => (int)(bits >> 16) & 0xFFFF;

    public int Packages => (int)bits & 0xFFFF;

    public static NdcSlot Of(uint product, ushort meaning, int packages) => new(((ulong)product << 32) | ((ulong)meaning << 16) | (uint)packages);
}
