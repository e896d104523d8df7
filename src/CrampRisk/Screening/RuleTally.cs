namespace CrampRisk;

/// <summary>What the facts of one patient add up to for one rule.</summary>
internal struct RuleTally
{
    public Verdict Own;
    public Verdict Partner;
    public bool OwnListed;
    public bool PartnerListed;

    public void Add(bool isPartner, Verdict verdict)
    {
        if (isPartner)
        {
            PartnerListed |= verdict != Verdict.Silent;
            if (verdict > Partner) Partner = verdict;
        }
        else
        {
            OwnListed |= verdict != Verdict.Silent;
            if (verdict > Own) Own = verdict;
        }
    }
}
