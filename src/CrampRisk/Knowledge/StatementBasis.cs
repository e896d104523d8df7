namespace CrampRisk.Knowledge;

/// <summary>What sort of text a statement stands in.</summary>
public enum StatementBasis : byte
{
    /// <summary>The current US label.</summary>
    UsLabel = 0,

    /// <summary>An older edition of the US label.</summary>
    UsLabelOlderEdition,

    /// <summary>A US manufacturer's answer that cites the label.</summary>
    UsManufacturerAnswerCitingLabel,

    /// <summary>A label of another country.</summary>
    NonUsLabel,

    /// <summary>A regulator's leaflet.</summary>
    RegulatorLeaflet,

    /// <summary>A monograph.</summary>
    Monograph,
}
